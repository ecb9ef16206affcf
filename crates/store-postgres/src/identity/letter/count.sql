-- How many letters are in a state. $1 = tenant, $2 = state
select count(*) as letters
from letter
where tenant = $1
  and state = $2;
