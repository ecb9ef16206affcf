### Search: screen and palette.

search-nav = Search
search-title = Search “{ $text }”
search-text = All forms of a word are found, with diacritics and without.
search-found =
    { $count ->
        [one] { $count } result. All forms of a word are found, with diacritics and without.
       *[other] { $count } results. All forms of a word are found, with diacritics and without.
    }
search-help = Searches papers, resolutions, annexes, tasks, meetings and people. Type a word or a number; words in quotes must stand side by side. Enter opens the first result, the down arrow goes among results. The palette (Ctrl+K) does the same, after # it looks for numbers.
search-label = What are you looking for
search-hint = A word, a number of a resolution or “words in quotes”.
search-where = Where
search-results = Results
search-body = Body
search-any-body = All bodies
search-year = Year
search-any-year = All years
search-state = State
search-any-state = All states
search-choice = { $name } ({ $count })
search-kind =
    { $kind ->
        [resolution] Resolutions
        [paper] Papers
        [paper_version] Older versions of papers
        [attachment] Annexes
        [meeting_document] Documents of meetings
        [task] Tasks
        [meeting] Meetings
        [person] People
       *[other] { $kind }
    }
search-kind-one =
    { $kind ->
        [resolution] resolution
        [paper] paper
        [paper_version] version of a paper
        [attachment] annex
        [meeting_document] document of a meeting
        [task] task
        [meeting] meeting
        [person] person
       *[other] { $kind }
    }
search-hit =
    { $kind ->
        [resolution] Resolution { $number } – { $title }
        [paper] Paper { $number } – { $title }
        [paper_version] Version { $number }: { $title }
       *[other] { $number } – { $title }
    }
# In place of the snippet where the word was found in what is kept close.
search-withheld = Confidential. You will see the text when you open it, which is written down.
search-everything = Search everywhere
search-more =
    { $rest ->
        [one] Show { $rest } more
       *[other] Show more ({ $rest })
    }
search-empty = Type what you are looking for
search-empty-text = A piece of a word is enough: chodník finds chodníku too, Svidova finds Svídovou.
search-loading = Searching
search-failed = The search failed
search-none = “{ $text }” is not here
search-none-text = Try another word or only its beginning. Of a number the part before the slash is enough.
search-none-narrowed = Only a part was searched. Try everywhere.
search-all-results =
    { $count ->
        [one] The whole result: “{ $text }” ({ $count })
       *[other] All results: “{ $text }” ({ $count })
    }
