-- A cell that a spreadsheet would run as a formula is guarded with a leading apostrophe (OWASP, CSV
-- Injection): the ASCII openers, their full-width twins, and the controls that some programs skip before them.
create function spreadsheet_safe(cell text) returns text language sql immutable strict parallel safe as $$
    select case when cell ~ '^[\t\r\n ]*[=+\-@＝＋－＠﹢﹣−]' then '''' || cell else cell end
$$;
