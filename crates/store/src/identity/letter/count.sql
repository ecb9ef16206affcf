-- How many letters are in a state. ?1 = state
select count(*) as letters
from letter
where state = ?1;
