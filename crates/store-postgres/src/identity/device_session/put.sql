-- Adds a device or replaces it.
insert into device_session (
    tenant, device, person, name, public_key, state, paired_at, seen_at,
    generation, current, previous, is_seen, expires_at, enrolment
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
on conflict (tenant, device) do update set
    person = excluded.person,
    name = excluded.name,
    public_key = excluded.public_key,
    state = excluded.state,
    paired_at = excluded.paired_at,
    seen_at = excluded.seen_at,
    generation = excluded.generation,
    current = excluded.current,
    previous = excluded.previous,
    is_seen = excluded.is_seen,
    expires_at = excluded.expires_at,
    enrolment = excluded.enrolment;
