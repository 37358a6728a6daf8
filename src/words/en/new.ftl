# Making a new kit.

new-hint = Press Enter to take what stands in brackets. Ctrl-C stops, and nothing is made.
new-ask-campaign = Short name of the campaign, for file names (letters, digits, hyphens)
new-ask-title-th = Title of the campaign in Thai
new-ask-title-en = Title of the campaign in English
new-ask-languages = Languages of the pages, the first one first ({ $known })
new-ask-signer = Public key of the signer: a file NAME.pub or RW…; Enter if there is none yet
new-ask-help-desk = Help desk that readers of a drive can ask: its name; Enter if there is none
new-ask-telephone = Telephone number of the help desk
new-bad-answer-campaign = A name has letters, digits, `.`, `_` and `-` only.
new-bad-answer-language = There are no words for the language `{ $word }`.
new-bad-answer-none = Write a title; it can be changed later in manifests/kit.toml.

new-folder-current = this folder cannot be made anew while the command window is in it
    .mend = Name a folder that does not exist yet: drivepress new my-kit
new-folder-not-empty = { $folder } exists and is not empty
    .mend = Name a folder that does not exist yet, or empty this one.
new-unknown-language = the pages have no words for the language `{ $language }`; they have: { $known }
    .mend = Leave it out here. site-template/README.md says how to add a language.
new-unanswered = nobody can be asked here, and the call does not give { $options }
    .mend = Give these options, or run the command in a command window, where it asks.
new-question = cannot read the answer: { $source }

new-made = Made { $folder }: { $languages }, with 878 districts and { $texts ->
    [one] { $texts } text
   *[other] { $texts } texts
} to fill in.
new-samples = { $count ->
    [one] { $count } sample file
   *[other] { $count } sample files
} taken over. They are marked; a release refuses them.
new-next = Next, in { $folder }: put films into media/video and documents into media/print, then: drivepress media add media. What is left to fill in: drivepress check
