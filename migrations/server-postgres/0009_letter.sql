-- Letters with notices to people. Instants are milliseconds since 1970; nothing here travels to devices.

-- Letters as they go out. Who is told when: personal data; seen by who administers the server; ninety days after it
-- ended. No text and no address: both are looked up when a letter goes.
create table letter (
    tenant uuid not null,
    letter_id uuid not null,
    person uuid not null,
    made_at bigint not null,
    state text collate "C" not null, -- waiting, sending, sent, prepared, needless, failed
    attempts bigint not null,      -- how often somebody began to hand it over
    next_at bigint not null,       -- when it may go; while it is being sent, when its sender is given up
    changed_at bigint not null,
    failure text not null,         -- a word and the number of the mail server; never its text
    primary key (tenant, letter_id)
);

create index letter_by_state on letter (tenant, state, next_at);
create index letter_by_person on letter (tenant, person, made_at);

-- What a person was told, so that nobody is told twice. As letters; 800 days.
create table told (
    tenant uuid not null,
    person uuid not null,
    notice text collate "C" not null, -- the key of the notice: kind, record and what of it
    letter uuid not null,
    told_at bigint not null,
    primary key (tenant, person, notice)
);

create index told_by_letter on told (tenant, letter);

-- The way letters go. No personal data; the pass-word of the office at its mail server is in the settings, seen by
-- nobody; until set up anew.
create table mail_route (
    tenant uuid not null,
    only_one bigint not null check (only_one = 1),
    settings text not null,        -- JSON
    primary key (tenant, only_one)
);

do $$
declare
    one text;
begin
    foreach one in array array['letter', 'told', 'mail_route'] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format(
            'create policy own_tenant on %I using (tenant = nullif(current_setting(''obeznik.tenant'', true), '''')::uuid)',
            one
        );
    end loop;
end
$$;
