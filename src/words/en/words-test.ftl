# For the tests of the room `words` alone; not part of the program.

words-test-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
} of { $bytes } since { $day }
words-test-near = no { $path }, and no { $key }
    .mend = { GIVEN($key) ->
        [yes] Did you mean { $key }? { words-test-fix }
       *[no] { words-test-fix }
    }
words-test-fix = drivepress media fix { SHELL($path) }
words-test-wrapped = it failed: { $cause }
