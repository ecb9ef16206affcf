-- Contents a view was made of.
select original from made_view where state = 'made' order by original;
