-- What a letter tells. ?1 = letter
select notice
from told
where letter = ?1
order by notice;
