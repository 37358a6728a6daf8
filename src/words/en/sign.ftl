# Keys and signatures.

sign-not-a-key = { $text }: { $fault }
    .mend = copy the key whole: 56 characters that begin with RW
sign-not-a-public-key = { $path }: { $fault }
    .mend = { GIVEN($perhaps) ->
        [yes] give a public key, { $perhaps } perhaps
       *[no] give a public key: the file NAME.pub of its maker
    }
sign-no-key-file = there is no key { $path }
    .mend = name the file of the key; drivepress keygen --to NAME makes a new one
sign-no-public-key = there is no public key { $path }
    .mend = name the signer's NAME.pub, or give the key itself: --key RW…
sign-key-is-folder = { $path } is a folder, and a key is a file
    .mend = name the file in it, { $perhaps } perhaps
sign-secret-key = { $path }: { $source }
sign-public-for-secret = { $path } is a public key; signing needs the secret key
    .mend = give the secret key, { $perhaps } perhaps
sign-key-in-kit = { $folder } is part of a kit: a secret key must never lie there
    .mend = choose a folder outside of the kit, best of all on a stick of its own
sign-no-password = no password was given
    .mend = type one, or pipe one line with it into the command; a new key without a password is made with --no-password
sign-passwords-differ = the two passwords differ
    .mend = run the command again and type the same one twice
sign-password = cannot read the password: { $source }
sign-other-signer = the key { $path } is { $key }, but manifests/kit.toml names the signer { $named }
    .mend = give the key of the signer that kit.toml names, or write signer = "{ $key }" there
sign-set-of-another = { $set } names the signer { $named }, and the key is { $key }
    .mend = give the key of that signer, or make the set anew for this one: drivepress make --sign NAME.key
sign-set-of-nobody = { $set } was built unsigned: kit.toml names no signer
    .mend = write signer = "{ $key }" into manifests/kit.toml, then drivepress make

sign-key-name-not-a-name = --to { $name } is not the name of a file
    .mend = { sign-key-name }
sign-key-name-not-utf-8 = --to { $name } is not UTF-8
    .mend = { sign-key-name }
sign-key-name-no-folder = --to { $name } lies in a folder that does not exist
    .mend = { sign-key-name }
sign-key-name = write --to NAME; that gives NAME.key and NAME.pub
sign-key-exists = { $path } exists already, and a key is never replaced
    .mend = choose another name with --to
sign-key-exists-without-public = { $path } exists already, and a key is never replaced
    .mend = drivepress keygen --public { SHELL($path) } makes its public key again; or choose another name with --to

sign-key-fault-form = not a minisign public key (56 characters, beginning with RW)
sign-key-fault-kind = not a minisign public key: another kind of key or file
sign-key-fault-point = not a usable minisign public key: its number is not on the curve
sign-secret-key-fault-form = not a minisign secret key
    .mend = name a file that drivepress keygen or minisign -G made
sign-secret-key-fault-needs-password = the key is locked with a password
    .mend = type its password when asked
sign-secret-key-fault-locked = the password does not open the key: { $source }
    .mend = type the password again; without it the key cannot be used
sign-secret-key-fault-damaged = the secret key is damaged: its two halves do not belong together
sign-secret-key-fault-comment = a signature's comment must be one line
sign-secret-key-fault-generate = could not make a key: { $source }
sign-secret-key-fault-encode = could not write the signature: { $source }

bag-name = the name `{ $name }` cannot stand on a drive: { $source }
bag-twice = { $path } is on the drive twice
bag-slot = { $path } of { $recipient } needs { $needed } bytes, its slot has { $slot }
bag-other-signer = the key is { $key }, but the signer named is { $named }
bag-nothing-to-sign = the files of { $recipient } have nothing that could be signed
bag-comment = cannot word the signature's comment: { $source }
bag-sign = cannot sign: { $source }
