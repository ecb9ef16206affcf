-- Keeps a new token; its identifier is random, so a conflict is a fault.
insert into enrolment (enrolment_id, hash, name, made_at, ends_at, ended_at)
values (?1, ?2, ?3, ?4, ?5, ?6);
