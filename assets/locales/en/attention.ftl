### Needs attention: refused acts, files that cannot be sent and two wordings of a text.

attention-nav = Needs attention
attention-text =
    { $count ->
        [one] { $count } thing did not go through. Nothing you wrote is lost.
       *[other] { $count } things did not go through. Nothing you wrote is lost.
    }
attention-help = What did not go through waits here: refused acts, annexes that cannot be sent and texts somebody else changed meanwhile. Each says why, what you entered and what to do: an act can be opened with everything you entered, corrected and sent again. It leaves the list when you deal with it or when the same act goes through. Alt+← and Alt+→ choose one of two wordings.
attention-list = List
attention-loading = Reading what waits
attention-failed = The list could not be read
attention-empty = Nothing needs attention
attention-empty-text = When something does not go through or two wordings of one text meet, you will find it here.
attention-hint-next = next thing
attention-hint-choose = choose a wording
attention-two = Two wordings side by side
attention-mine = Your wording
attention-of = Wording of { $name }
attention-theirs = Kept wording
attention-theirs-where = as it holds now
attention-keep = Keep my wording
attention-keep-of = This wording holds
attention-take = Take this wording
attention-merge = Open and merge by hand
attention-merge-here = Merge here
attention-merged = Merged wording
attention-merged-hint = It begins with the kept wording. Add what you take from the other one; what you write is kept as you go.
attention-merge-save = Save the merged wording
attention-merge-drop = Do not merge
attention-moved = Somebody has changed the text meanwhile. Your merged wording stayed. Compare it with what is kept now, then go on.
attention-moved-seen = Compared, go on
attention-mend = Correct and send again
attention-reopen = Open and correct
attention-form-gone = What the act was about is not here any more, so its form does not open. What you entered stays here.
attention-mend-lead = Correct what was wrong and send the act again. The first wording stays in the record.
attention-mend-send = Send the corrected one
attention-mend-drop = Do not correct
attention-both-stay = The other wording stays in the history.
attention-nothing = There is no text in this wording.
attention-file = The file cannot be sent
attention-file-missing = The file has vanished from this computer, so it did not go to the office. The act waits for it. Attach the same file again, or give the act up.
attention-file-damaged = The file is damaged in this computer, so it did not go to the office. The act waits for it. Attach the same file again, or give the act up.
attention-file-too-large = The file is larger than 2 GB and the office does not take it. Give the act up and attach the file in parts.
attention-file-differs = Something else came to the office than you attached, so it did not take the file. Try to send it again, or give the act up.
attention-file-other = The file “{ $name }” has another content than the one the act waits for. Choose the same file. Attach another one as new once you have given the act up.
attention-file-has-left = The act has left and the office decides about it, so it cannot be given up. Attach the same file again.
attention-attach-again = Attach the file again
attention-give-up = Give the act up
attention-settled =
    { $choice ->
        [taken_of] The chosen wording holds, the other is in the history.
        [dropped_of] The kept wording holds, the other is in the history.
        [taken] Your wording holds, the other is in the history.
        [merged] The merged wording holds, both of before are in the history.
       *[dropped] The kept wording holds, yours is in the history.
    }
attention-refused = Refused
attention-why = Why
attention-entered = What you entered ({ $when })
attention-entered-nothing = The act had no data.
attention-resend = Try again
attention-open = Open and change
attention-set-aside = Let it be
attention-dealt =
    { $how ->
        [resend] The act went through.
        [file] The file will be sent again, and the act after it.
        [give_up] The act will not be sent. What was not built on it will be.
       *[set_aside] The thing is set aside, its content stays in the record.
    }

attention-variant =
    { $field ->
        [title] Two wordings of the title
        [report] Two wordings of the report
        [clauses] Two wordings of the draft resolution
        [competence] Two wordings of the competence
        [presenter] Two wordings of the presenter
        [co_presenters] Two wordings of the co-presenters
        [drafter] Two wordings of the drafter
        [department] Two wordings of the department
        [confidentiality] Two wordings of the confidentiality
        [named] Two wordings of the named people
        [due_on] Two wordings of the due day
        [posting] Two wordings of the posting
        [price_reason] Two wordings of the reason of the price
        [note] Two wordings of the note
        [on] Two days of the meeting
        [starts_at] Two beginnings of the meeting
        [place] Two wordings of the place of the meeting
        [sections] Two wordings of the sections of the agenda
        [invitation_note] Two wordings of the note on the invitation
       *[other] Two values of one field
    }
attention-variant-why = Somebody else changed the text meanwhile. Both wordings were kept; choose the one that holds.

## What a person entered

entered-title = Title
entered-report = Explanatory report
entered-clauses = Draft resolution
entered-competence = Competence
entered-text = Text
entered-reason = Reason
entered-crisis-reason = Reason of the crisis
entered-explanation = Explanation
entered-why = Why
entered-quote = Quoted place
entered-note = Note
entered-label = Label
entered-name = Name
entered-given = Given name
entered-family = Family name
entered-function = Function
entered-abbreviation = Abbreviation
entered-assignee-text = To whom
entered-section = Section
entered-place = Place
entered-starts-at = Begins at
entered-on = Day
entered-due-on = Due
entered-until = Until
entered-last-on = Last day
entered-minutes = Minutes
entered-number = Number
entered-last = Last number
entered-value = Wording

## The form of a refused act over a record that reads otherwise now

# $fields are names of facts parted by commas.
again-over = Something else than in the refused act is written down now: { $fields }. Saving writes over it; look first whether somebody else changed it meanwhile.
again-field =
    { $field ->
        [given] given name
        [family] family name
        [title_before] title before the name
        [title_after] title after the name
        [function] function
        [email] e-mail
        [department] department
        [active] whether it is still in use
        [name] name
        [name_genitive] name in the genitive
        [short_name] short name
        [abbreviation] abbreviation
        [head] head
        [kind] kind
        [parent] parent body
        [seats] number of seats
        [resolution_pattern] pattern of resolution numbers
        [verbs] verbs of resolutions
        [agenda_sections] sections of the agenda
        [standing_items] standing items
        [papers_close_days] closing of papers
        [opinions_close_days] closing of opinions
        [check_close_days] closing of the check
        [pack_days] day the papers are sent
        [notice_days] days of the invitation
        [late_consent] consent to late papers
        [alternates] alternates
        [is_public] whether it meets in public
        [place] place
        [starts_at] beginning
        [from] first day
        [to] last day
        [route] route
        [required_opinions] required opinions
        [number_pattern] pattern of numbers
        [competence_hint] competence
        [submitter] who submits
        [needs_cover] financial cover
        [ico] identification number
        [address] address
        [law] act
        [is_small] size of the municipality
        [offline_days] days without contact
        [terms] terms
        [crest_svg] arms
        [party] electoral party
        [substitutes] substitutes
        [absent] who is away
        [by] who stands in
        [reason] reason
        [confidential] confidential papers too
        [opening] opening words
        [closing] closing words
        [sections] order of parts
        [hidden] parts left out
        [signers] who signs
        [in_own_hand] signed by hand
        [contact] contact
        [years] period of keeping
        [lines] lines of the cover
        [ending] how the item ended
        [counts] numbers of votes
        [byName] how votes were entered
        [ballots] votes by names
        [announced] announced result
        [explanation] explanation
        [position] recommendation
        [cause] why there is no opinion
       *[other] other facts
    }
