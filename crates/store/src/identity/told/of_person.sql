-- What a person was told. ?1 = person
select notice
from told
where person = ?1;
