-- Ways in.
select settings
from way_in
order by way;
