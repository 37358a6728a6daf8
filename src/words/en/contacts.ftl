# Taking contacts over from a table, and the list of numbers to call.

import-no-header = no row has a heading for telephone numbers and one for names, kinds or places
    .mend = Name the columns in one row, for example: province, district, kind, name_th, name_en, phone. Thai headings are read too: จังหวัด, อำเภอ, ประเภท, ชื่อหน่วยงาน, โทรศัพท์.
import-no-sheet = the workbook has no sheet `{ $name }`; it has: { $names }
    .mend = Write the sheet's name as it stands there.
import-no-area = the row names no place
    .mend = Fill in the province (and the district), or give --province CODE for rows without one. For a number of the whole country write `national` or `ทั่วประเทศ`.
import-area = { $fault }
contact-area-nothing = neither a province nor a district is named
    .mend = Fill in the province.
contact-area-no-province = districts.csv has no province `{ $name }`
    .mend = { check-near }{ contact-area-find }
contact-area-no-district = districts.csv has no province or district `{ $name }`
    .mend = { check-near }{ contact-area-find }
contact-area-not-in-province = the province { $province } has no district `{ $name }`
    .mend = { check-near }{ contact-area-find }
contact-area-several = more than one district is called `{ $name }`: in { $provinces }
    .mend = Also name the province, or write the district's code.
contact-area-find = drivepress districts NAME finds names and codes.
import-no-kind = the row has no kind
    .mend = Fill in a column `kind`, or give --kind office for rows without one. Other kinds: emergency, help, police, labour, medical, child.
import-failed-formula = the formula in `{ $column }` has no result (#N/A, #REF! or the like)
    .mend = Write the value in place of the formula.
import-no-date = `{ $cell }` in `verified_on` is not a date
    .mend = Write the day as year-month-day with the whole year, for example 2026-03-01.
import-half-ticked = only one of `verified_on` and `verified_by` is filled in
    .mend = Write both: the day of the call, and who called.
import-twice = row { $line } already has this number for this place
    .mend = Keep one of the two rows.
import-other-sheets = the sheet { $sheet } was read; these were not: { $others }
    .mend = Another one is read with --sheet NAME.
import-unknown-columns = these columns were not read: { $columns }
import-lost-zero = the number { $cell } had lost its first 0; it was read as { $number }
import-date-read = the date `{ $cell }` was read as { $date }
import-one-language = `{ $column }` is empty, so pages in both languages would show `{ $name }`
    .mend = Write the other name into manifests/contacts.csv afterwards.
import-too-large = { $path } is larger than { $most }, so it is not a list of contacts
    .mend = Copy the rows that you need into a new file.
import-changed-meanwhile = another program has changed { $path } since the changes were shown; nothing was written
    .mend = Run the same command again.

import-sheet = Sheet: { $sheet }
import-added = New:
import-changed = Changed:
import-removed = Removed:
import-contact = { $area }  { $name }  { $phone }
import-field = { $column }: { GIVEN($before) ->
    [yes] { $before }
   *[no] (empty)
} → { GIVEN($after) ->
    [yes] { $after }
   *[no] (empty)
}
import-remarks = Read differently than it stands there:
import-refused = Refused:
import-row = row { $row }: { $reason }
import-mend = mend: { $mend }
import-more = and { $more } more; --json lists all
import-sum = { $added } new, { $changed } changed, { $removed } removed, { $unchanged } unchanged; { $refused ->
    [0] no row was refused
    [one] { $refused } row was refused
   *[other] { $refused } rows were refused
}.
import-nothing-new = There is nothing to write.
import-ask = Write these changes into manifests/contacts.csv? [y/N]
import-left = Nothing was written.
import-say-yes = Nothing was written. To write these changes, run the command again with --yes.
import-would-write = Nothing was written. To write these changes, run the command again without --dry-run.
import-replace-needs-all = Nothing was written: --replace removes what the table does not list, so every row must be right first.
import-written = Wrote manifests/contacts.csv. Next: drivepress check

calls-title = { $calls ->
    [one] { $calls } number
   *[other] { $calls } numbers
} to call; { $due ->
    [0] no release waits for them
    [one] a release waits for { $due } of them
   *[other] a release waits for { $due } of them
}. A call counts for { $months } months.
calls-nation = THE WHOLE COUNTRY
calls-province = PROVINCE { $name }
calls-district = { $name } District
calls-ext = ext. { $ext }
calls-never = never called
calls-last = called on { $on }{ GIVEN($by) ->
    [yes] {" "}by { $by }
   *[no] {""}
}
calls-hours = { $hours }
calls-blank = Called on ____-__-__ by ____________________  [ ] right  [ ] changed: ______________
calls-back = To take the calls back: drivepress contacts calls --format csv --to calls.csv, fill in verified_on and verified_by, then drivepress contacts import calls.csv
calls-written = Wrote { $path }. When verified_on and verified_by are filled in: drivepress contacts import { SHELL($path) }
calls-nothing = There is no number to call.
