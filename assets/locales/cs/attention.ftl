### Vyžaduje pozornost: odmítnuté úkony, soubory, které nejde odeslat, a dvě znění textu nebo dvě hodnoty údaje.

attention-nav = Vyžaduje pozornost
attention-text =
    { $count ->
        [one] { $count } věc neprošla. Nic z toho, co jste napsali, se neztratilo.
        [few] { $count } věci neprošly. Nic z toho, co jste napsali, se neztratilo.
       *[other] { $count } věcí neprošlo. Nic z toho, co jste napsali, se neztratilo.
    }
attention-help = Co neprošlo, čeká tady: odmítnuté úkony, přílohy, které nejde odeslat, a texty, které mezitím změnil někdo jiný. U každé věci stojí proč, co jste zadali a co s tím: úkon se dá otevřít se vším, co jste zadali, opravit a poslat znovu. Ze seznamu zmizí, až ji vyřídíte nebo až týž úkon projde. Mezi dvěma zněními vybírá Alt+← a Alt+→.
attention-list = Seznam
attention-loading = Načítám, co čeká
attention-failed = Seznam se nepodařilo načíst
attention-empty = Nic nevyžaduje pozornost
attention-empty-text = Když něco neprojde nebo se potkají dvě znění jednoho textu, najdete to tady.
attention-hint-next = další věc
attention-hint-choose = zvolit znění
attention-two = Dvě znění vedle sebe
attention-mine = Vaše znění
attention-of = Znění: { $name }
attention-theirs = Uložené znění
attention-theirs-where = jak teď platí
attention-keep = Nechat mé znění
attention-keep-of = Platí toto znění
attention-take = Převzít toto znění
attention-merge = Otevřít a sloučit ručně
attention-merge-here = Sloučit tady
attention-merged = Sloučené znění
attention-merged-hint = Začíná uloženým zněním. Co přebíráte z druhého znění, doplňte; co píšete, se průběžně ukládá.
attention-merge-save = Uložit sloučené
attention-merge-drop = Neslučovat
attention-moved = Text mezitím změnil někdo jiný. Vaše sloučené znění zůstalo. Porovnejte ho s tím, co je uloženo teď, a pak pokračujte.
attention-moved-seen = Porovnáno, pokračovat
attention-mend = Opravit a poslat znovu
attention-reopen = Otevřít a opravit
attention-form-gone = To, čeho se úkon týkal, tu už není, a formulář se proto neotevře. Co jste zadali, zůstává tady.
attention-mend-lead = Opravte, co vadilo, a pošlete úkon znovu. Původní znění zůstává v záznamu.
attention-mend-send = Poslat opravené
attention-mend-drop = Neopravovat
attention-both-stay = Druhé znění zůstane v historii.
attention-nothing = V tomto znění text není.
attention-file = Soubor nejde odeslat
attention-file-missing = Soubor z tohoto počítače zmizel, proto do úřadu neodešel. Úkon čeká na něj. Připojte tentýž soubor znovu, nebo od úkonu upusťte.
attention-file-damaged = Soubor je v tomto počítači poškozený, proto do úřadu neodešel. Úkon čeká na něj. Připojte tentýž soubor znovu, nebo od úkonu upusťte.
attention-file-too-large = Soubor je větší než 2 GB a úřad ho nepřijme. Od úkonu upusťte a soubor připojte po částech.
attention-file-differs = Do úřadu přišlo něco jiného, než jste připojili, proto soubor nepřijal. Zkuste ho odeslat znovu, nebo od úkonu upusťte.
attention-file-other = Soubor „{ $name }“ má jiný obsah než ten, na který úkon čeká. Vyberte tentýž soubor. Jiný připojte jako nový, až od úkonu upustíte.
attention-file-has-left = Úkon už odešel a rozhodne o něm úřad, upustit od něj už nejde. Připojte tentýž soubor znovu.
attention-attach-again = Připojit soubor znovu
attention-give-up = Upustit od úkonu
attention-settled =
    { $choice ->
        [taken_of] Platí vybrané znění, druhé je v historii.
        [dropped_of] Platí uložené znění, druhé je v historii.
        [taken] Platí vaše znění, druhé je v historii.
        [merged] Platí sloučené znění, obě původní jsou v historii.
       *[dropped] Platí uložené znění, vaše je v historii.
    }
attention-refused = Odmítnuto
attention-why = Proč
attention-entered = Co jste zadali ({ $when })
attention-entered-nothing = Úkon neměl žádné údaje.
attention-resend = Zkusit znovu
attention-open = Otevřít a upravit
attention-set-aside = Nechat být
attention-dealt =
    { $how ->
        [resend] Úkon prošel.
        [file] Soubor se odešle znovu a úkon po něm.
        [give_up] Úkon se neodešle. Co na něj nenavazovalo, odejde.
       *[set_aside] Věc je odložena, její obsah zůstává v záznamu.
    }

attention-variant =
    { $field ->
        [title] Dvě znění názvu
        [report] Dvě znění důvodové zprávy
        [clauses] Dvě znění návrhu usnesení
        [competence] Dvě znění působnosti
        [presenter] Dvě znění předkladatele
        [co_presenters] Dvě znění spolupředkladatelů
        [drafter] Dvě znění zpracovatele
        [department] Dvě znění odboru
        [confidentiality] Dvě znění důvěrnosti
        [named] Dvě znění okruhu jmenovaných osob
        [due_on] Dvě znění termínu
        [posting] Dvě znění vyvěšení
        [price_reason] Dvě znění zdůvodnění ceny
        [note] Dvě znění poznámky
        [on] Dva různé dny jednání
        [starts_at] Dva různé začátky jednání
        [place] Dvě znění místa jednání
        [sections] Dvě znění částí pořadu
        [invitation_note] Dvě znění poznámky na pozvánce
       *[other] Dvě různé hodnoty jednoho údaje
    }
attention-variant-why = Text mezitím změnil někdo jiný. Obě znění zůstala, vyberte, které platí.

## Co člověk zadal

entered-title = Název
entered-report = Důvodová zpráva
entered-clauses = Návrh usnesení
entered-competence = Působnost
entered-text = Text
entered-reason = Důvod
entered-crisis-reason = Důvod krizového stavu
entered-explanation = Vysvětlení
entered-why = Proč
entered-quote = Citované místo
entered-note = Poznámka
entered-label = Označení
entered-name = Název
entered-given = Jméno
entered-family = Příjmení
entered-function = Funkce
entered-abbreviation = Zkratka
entered-assignee-text = Komu
entered-section = Oddíl
entered-place = Místo
entered-starts-at = Začátek
entered-on = Den
entered-due-on = Termín
entered-until = Do kdy
entered-last-on = Poslední den
entered-minutes = Minut
entered-number = Číslo
entered-last = Poslední číslo
entered-value = Znění

## Formulář odmítnutého úkonu nad záznamem, který teď zní jinak

# $fields jsou názvy údajů oddělené čárkou.
again-over = Zapsáno je teď něco jiného než v odmítnutém úkonu: { $fields }. Uložením to přepíšete; podívejte se nejdřív, jestli to mezitím nezměnil někdo jiný.
again-field =
    { $field ->
        [given] jméno
        [family] příjmení
        [title_before] titul před jménem
        [title_after] titul za jménem
        [function] funkce
        [email] e-mail
        [department] odbor
        [active] zda ještě platí
        [name] název
        [name_genitive] název ve druhém pádu
        [short_name] krátký název
        [abbreviation] zkratka
        [head] vedoucí
        [kind] druh
        [parent] nadřazený orgán
        [seats] počet míst
        [resolution_pattern] vzor čísla usnesení
        [verbs] slovesa usnesení
        [agenda_sections] oddíly pořadu
        [standing_items] stálé body pořadu
        [papers_close_days] uzávěrka tisků
        [opinions_close_days] uzávěrka stanovisek
        [check_close_days] uzávěrka kontroly
        [pack_days] den rozeslání podkladů
        [notice_days] lhůta pozvánky
        [late_consent] souhlas s pozdním tiskem
        [alternates] náhradníci
        [is_public] veřejnost jednání
        [place] místo
        [starts_at] začátek
        [from] první den
        [to] poslední den
        [route] cesta tisku
        [required_opinions] povinná stanoviska
        [number_pattern] vzor čísla
        [competence_hint] působnost
        [submitter] kdo předkládá
        [needs_cover] finanční krytí
        [ico] IČO
        [address] adresa
        [law] zákon
        [is_small] velikost obce
        [offline_days] dny bez spojení
        [terms] volební období
        [crest_svg] znak
        [party] volební strana
        [substitutes] náhradníci
        [absent] kdo je zastupován
        [by] kdo zastupuje
        [reason] důvod
        [confidential] i neveřejné tisky
        [opening] úvodní text
        [closing] závěrečný text
        [sections] pořadí částí
        [hidden] vynechané části
        [signers] kdo podepisuje
        [in_own_hand] vlastnoruční podpis
        [contact] kontakt
        [years] doba uchovávání
        [lines] řádky krytí
        [ending] jak bod dopadl
        [counts] počty hlasů
        [byName] způsob zápisu hlasů
        [ballots] hlasy podle jmen
        [announced] vyhlášený výsledek
        [explanation] vysvětlení
        [position] doporučení
        [cause] proč stanovisko není
       *[other] další údaje
    }
