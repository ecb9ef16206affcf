-- What a letter tells. $1 = tenant, $2 = letter
select notice
from told
where tenant = $1
  and letter = $2
order by notice;
