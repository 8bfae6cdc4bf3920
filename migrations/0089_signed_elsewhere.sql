-- Whoever signed on paper or on another platform did so on a day of their own, which the list of the organizers says.
-- It is shown in public in place of the day on which the line was entered. `signed_at` stays the moment of the entry:
-- from then on the address is kept here. Nothing where the list does not say it, and once the person claims the line.
alter table signature add column signed_elsewhere_on date;
