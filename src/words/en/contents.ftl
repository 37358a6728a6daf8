# What is in the media: films, sound, captions, documents, pictures.

captions-television-name = the captions for televisions would be { $made }, and { $other } has that name already
    .mend = Give the film, or the other file, another name.
