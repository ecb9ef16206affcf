-- Takes the way letters go away.
delete from mail_route
where only_one = 1;
