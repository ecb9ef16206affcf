-- A new group. ?1 = kind, ?2 = body, ?3 = year, ?4 = state
insert into search_group (kind, body, year, state) values (?1, ?2, ?3, ?4);
