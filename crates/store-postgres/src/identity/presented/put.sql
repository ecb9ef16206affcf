-- Keeps what a computer presented, in place of what it presented before.
insert into presented (tenant, device, public_key, enrolment, presented_at)
values ($1, $2, $3, $4, $5)
on conflict (tenant, device, public_key) do update set
    enrolment = excluded.enrolment,
    presented_at = excluded.presented_at;
