-- Whether a person was told. ?1 = person, ?2 = notice
select notice
from told
where person = ?1
  and notice = ?2;
