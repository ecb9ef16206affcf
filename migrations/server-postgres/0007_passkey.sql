-- Passkeys. Whose and what it is called; seen by the person; until the person or a renewal takes it away.
create table passkey (
    tenant uuid not null,
    passkey_id bytea not null,     -- the identifier its authenticator gave it
    person uuid not null,
    public_key bytea not null,     -- COSE key
    counter bigint not null,       -- uses its authenticator counted; 0 when it counts none
    name text not null,            -- given by the person
    made_at bigint not null,
    used_at bigint,                -- last use
    primary key (tenant, passkey_id),
    foreign key (tenant, person) references account (tenant, person)
);
create index passkey_by_person on passkey (tenant, person);
alter table passkey enable row level security;
alter table passkey force row level security;
create policy own_tenant on passkey using (tenant = nullif(current_setting('obeznik.tenant', true), '')::uuid);
