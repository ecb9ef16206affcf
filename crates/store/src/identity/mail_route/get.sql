-- The way letters go.
select settings
from mail_route
where only_one = 1;
