-- When the last letter to a person was made. ?1 = person
select max(made_at) as made_at
from letter
where person = ?1;
