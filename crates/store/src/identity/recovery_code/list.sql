-- Recovery codes of a person. ?1 = person
select hash, used_at
from recovery_code
where person = ?1
order by hash;
