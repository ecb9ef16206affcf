-- A rule holds from now on; one that holds already stays. ?1 = rule
insert into door_rule (rule)
values (?1)
on conflict (rule) do nothing;
