-- Counts failures under a key. ?1 = attempt_key, ?2 = failures, ?3 = last_at
insert into attempt (attempt_key, failures, last_at)
values (?1, ?2, ?3)
on conflict (attempt_key) do update set
    failures = excluded.failures,
    last_at = excluded.last_at;
