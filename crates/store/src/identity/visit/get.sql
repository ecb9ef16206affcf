-- A visit. ?1 = hash
select hash, person, stage, began_at
from visit
where hash = ?1;
