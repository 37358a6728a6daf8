# What the terminal says around the findings and answers of all commands.

cli-fault = fault
cli-warning = warning
cli-mend = mend
cli-counts = { $faults ->
    [one] { $faults } fault
   *[other] { $faults } faults
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}
cli-warnings-left = { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
} about the kit; drivepress check lists them
