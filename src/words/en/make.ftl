# Why a kit cannot be made into drives.

make-no-kit = { $folder } holds no kit (there is no manifests/kit.toml in it)
    .mend = Go to the folder of your kit, or name it with --kit; a new kit is made by: drivepress new FOLDER
make-no-kit-misnamed = { $file } ends in .txt, which Windows hides, so there is no kit.toml
    .mend = Rename it to kit.toml. In Explorer, choose View, Show, File name extensions first.
make-state = cannot note what was done: { $source }
make-faults = the kit has faults
make-unknown-edition = the kit has no edition `{ $name }`; it has: { $known }
make-unknown-district = manifests/districts.csv has no district { $code }
    .mend = drivepress districts NAME finds a code
make-not-of-edition = the edition { $edition } is not for these districts
    .mend = { make-other-districts }
make-other-districts = Look at `districts` of the edition in manifests/kit.toml, or choose other districts.
make-no-edition-for = no edition of the kit is for these districts
    .mend = { make-other-districts }
make-skipped-edition = Skipped the edition { $edition }: it is not for these districts
make-release-signed = release { $release } is signed, and the kit now makes other drives under the same number: { $change }
    .mend = Raise `release` in manifests/kit.toml. The signed drives are then kept in the folder dist/releases. If none of them has left the house, you can delete { SHELL($folder) } instead.
make-release-change-signer = they name another signer
make-release-change-campaign = they have another campaign
make-release-change-date = they have another date
make-release-change-file = { $path } is another file, or was not there
make-release-change-gone = { $path } is no longer there
make-release-change-district = the texts or contacts of { $recipient } differ
make-release-change-no-district = there is none for { $recipient }
make-release-change-layout = the images differ in label, free space, time or ZIPs
make-no-district-called = no district is called `{ $query }`{ GIVEN($nearest) ->
    [yes] . The nearest names: { $nearest }
   *[no] {""}
}
    .mend = drivepress districts NAME finds a code
make-several-districts = several districts fit `{ $query }`: { $candidates }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
    .mend = Give the code, or the district with its province; for a whole province --province CODE.
make-unknown-province = manifests/districts.csv has no province { $code }
    .mend = drivepress districts NAME finds a code
make-out-inside-kit = the output folder { $out } lies inside the kit's own { $folder }/
    .mend = choose another folder with --out
make-media-changed-length = { $path } is not the file that manifests/media.toml records: it has { $found } bytes, recorded are { $recorded }
    .mend = { make-media-changed }
make-media-changed-digest = { $path } is not the file that manifests/media.toml records: its SHA-256 is { $found }, recorded is { $recorded }
    .mend = { make-media-changed }
make-media-changed = if the new file is right: drivepress media lock { SHELL($path) }; else put the old one back
make-epoch = SOURCE_DATE_EPOCH={ $text } is no time between 1980 and 2107 in seconds since 1970 (UTC)
    .mend = set it to a time from 1980 on, or unset it

make-drive-folder-missing = { $folder } is missing or no drive folder
    .mend = drivepress build
make-drive-folder-unreadable = { $folder } has a manifest that cannot be read
    .mend = drivepress build
make-drive-folder-lacks = { $folder } lacks { $path }, which the kit has now
    .mend = drivepress build
make-drive-folder-older = { $folder } was built before { $path } changed in the kit
    .mend = drivepress build
make-drive-folder-still-holds = { $folder } still holds { $path }, which the kit no longer has
    .mend = drivepress build

site-encoding = { $file } is not UTF-8: { $source }
site-template = { $file }: { $source }
site-missing-template = { $file } is missing
site-text = { $file }, line { $line }: { $reason }
site-name = { $path }: { $source }
site-no-district = the kit has no district { $code }
site-json = cannot write { $file } as JSON: { $source }
