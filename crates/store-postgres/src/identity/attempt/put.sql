-- Counts failures under a key. $1 = tenant, $2 = attempt_key, $3 = failures, $4 = last_at
insert into attempt (tenant, attempt_key, failures, last_at)
values ($1, $2, $3, $4)
on conflict (tenant, attempt_key) do update set
    failures = excluded.failures,
    last_at = excluded.last_at;
