-- Letters with notices to people. Instants are milliseconds since 1970; nothing here travels to devices.

-- Letters as they go out. Who is told when: personal data; seen by who administers the server, in a solo office by its
-- secretaries; ninety days after it ended. No text and no address: both are looked up when a letter goes.
create table letter (
    letter_id blob primary key,
    person blob not null,
    made_at integer not null,
    state text not null,           -- waiting, sending, sent, prepared, needless, failed
    attempts integer not null,     -- how often somebody began to hand it over
    next_at integer not null,      -- when it may go; while it is being sent, when its sender is given up
    changed_at integer not null,
    failure text not null          -- a word and the number of the mail server; never its text
) strict, without rowid;

create index letter_by_state on letter (state, next_at);
create index letter_by_person on letter (person, made_at);

-- What a person was told, so that nobody is told twice. As letters; 800 days.
create table told (
    person blob not null,
    notice text not null,          -- the key of the notice: kind, record and what of it
    letter blob not null,
    told_at integer not null,
    primary key (person, notice)
) strict, without rowid;

create index told_by_letter on told (letter);

-- The way letters go. No personal data; the pass-word of the office at its mail server is in the settings, seen by
-- nobody; until set up anew.
create table mail_route (
    only_one integer primary key check (only_one = 1),
    settings text not null         -- JSON
) strict;
