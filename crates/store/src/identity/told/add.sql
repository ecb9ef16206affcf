-- Notes that a person is told. ?1 = person, ?2 = notice, ?3 = letter, ?4 = told_at
insert into told (person, notice, letter, told_at)
values (?1, ?2, ?3, ?4);
