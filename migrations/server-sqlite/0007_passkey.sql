-- Passkeys. Whose and what it is called; seen by the person; until the person or a renewal takes it away.
create table passkey (
    passkey_id blob primary key,   -- the identifier its authenticator gave it
    person blob not null references account (person),
    public_key blob not null,      -- COSE key
    counter integer not null,      -- uses its authenticator counted; 0 when it counts none
    name text not null,            -- given by the person
    made_at integer not null,
    used_at integer                -- last use
) strict, without rowid;
create index passkey_by_person on passkey (person);
