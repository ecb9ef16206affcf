-- Ways in. $1 = tenant
select settings
from way_in
where tenant = $1
order by way;
