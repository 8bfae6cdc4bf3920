-- Where a spreadsheet may begin to run a cell as a formula (OWASP, CSV Injection): at its start; after a line
-- break; after a tab or a semicolon, which some countries' spreadsheets take for the border of a cell. There, blanks
-- and characters that cannot be seen are skipped, and a leading apostrophe guards what follows. A text that has an
-- apostrophe there already gets another, so that taking one away at each such place gives the exact text again.
-- `exports/guard.rs` says the same in Rust; a test holds both to it. Not `strict`, so that it is planned inline.
create or replace function spreadsheet_safe(cell text) returns text language sql immutable parallel safe as $$
    select case
        when cell ~ '[=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212\u207a\u207b\u208a\u208b\u207c\u208c]'
        then regexp_replace(
            cell,
            '(^|[;\t\n\r])([''\u0020\u00a0\u00ad\u034f\u061c\u1680\u180e\u2000-\u200f\u2028\u2029\u202a-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212\u207a\u207b\u208a\u208b\u207c\u208c])',
            '\1''\2', 'g')
        else cell
    end
$$;
