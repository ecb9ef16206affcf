## Rozhodnutí starosty v působnosti rady (stránka v obci bez rady)

decisions-nav = Rozhodnutí starosty
decisions-text = Obec radu nevolí, její pravomoc vykonává starosta (§ 99 odst. 2 zákona o obcích).
decisions-help = Tady starosta rozhoduje o tom, co by jinak patřilo radě. Nahoře čekají tisky, jejichž cesta vede ke starostovi, pod nimi jsou vydaná rozhodnutí. Rozhodnout se dá i bez tisku. Rozhodnutí dostane číslo a úkoly jako usnesení; jeho znění se už nemění, jen je může zrušit další rozhodnutí nebo zastupitelstvo.
decisions-new = Nové rozhodnutí
decisions-waiting = Čeká na rozhodnutí
decisions-made = Vydaná rozhodnutí
decisions-all = Všechna usnesení a rozhodnutí
decisions-decide = Rozhodnout
decisions-leave = Nerozhodovat
# Tlačítka u řádku; $title je název tisku.
decisions-decide-of = Rozhodnout: { $title }
decisions-leave-of = Nerozhodovat: { $title }
decisions-to-council = Předat radě
decisions-to-council-of = Předat radě: { $title }
decisions-waiting-note = { $number ->
    [none] předkládá { $presenter }
   *[other] tisk { $number } · předkládá { $presenter }
 }
decisions-due = rozhodnout do { $day }
decisions-waiting-empty = Na starostu teď nic nečeká
decisions-waiting-empty-text = Tisk sem přijde, když jeho cesta vede ke starostovi. Rozhodnout se dá i bez tisku.
decisions-made-empty = Zatím žádné rozhodnutí
decisions-made-empty-text = Co starosta rozhodne v působnosti rady, bude tady i mezi usneseními.
decisions-failed = Rozhodnutí starosty se nenačetla
decisions-none = Tato obec starostu v působnosti rady nemá
decisions-none-text = V obci, která volí radu, rozhoduje rada. Obec bez rady si starostu v působnosti rady zapíše v Nastavení mezi orgány.
decisions-to-bodies = Otevřít orgány
decisions-mayor = Rozhoduje
# Kdo zastupuje; $names jsou jména.
decisions-deputies = zastupuje { $names }
decisions-count-note = { $total ->
    [one] { $total } rozhodnutí
    [few] { $total } rozhodnutí
   *[other] { $total } rozhodnutí
 }
decisions-more = Starší najdete mezi usneseními.

## Proč teď rozhodovat nejde

decision-council-stands = Od { $day } tu působí rada, a tak o svých věcech rozhoduje sama. Vydaná rozhodnutí platí dál.
decision-council-to-be-elected = Zastupitelstvo má { $members } členů, a volí proto radu (§ 99 odst. 3 zákona o obcích). Starosta v její působnosti nerozhoduje.
decision-nobody = Není zapsáno, kdo je dnes starosta. Zapište ho v Nastavení mezi orgány, do orgánu „starosta v působnosti rady“.
decision-holds = { $fault ->
    [check-not-posted] Není uvedeno, kdy byl záměr vyvěšen na úřední desce (§ 39 odst. 1).
    [check-posted-too-short] Záměr visí od { $from } a 15 celých dnů ještě neuběhlo (§ 39 odst. 1).
   *[other] Návrh nebyl zveřejněn dost dlouho (zákon č. 250/2000 Sb.).
 }

## Okno rozhodnutí

decision-title = Rozhodnutí starosty
decision-title-of = Rozhodnutí starosty: { $title }
decision-confirm = Vydat rozhodnutí
decision-cancel = Zpět
decision-number = Dostane číslo { $number }.
decision-final = Po vydání se znění nemění.
decision-about = Věc
decision-about-missing = Napište, čeho se rozhodnutí týká.
decision-on = Den rozhodnutí
decision-wording = Znění
decision-text-missing = Rozhodnutí potřebuje aspoň jeden výrok se slovesem a textem.
decision-posted-from = Záměr vyvěšen od
decision-posted-from-hint = Podle § 39 odst. 1 musí záměr viset 15 celých dnů před rozhodnutím.
decision-absence = Proč nerozhoduje starosta
decision-absence-hint = Místostarosta zastupuje starostu v době jeho nepřítomnosti nebo když funkci nevykonává (§ 104 odst. 1). V rozhodnutí budou obě jména.
decision-absence-missing = Napište, proč starosta nerozhoduje, třeba dovolená do 15. 9.
decision-scribe = Zapisujete rozhodnutí starosty ({ $mayor }). V deníku budou obě jména.
# Upozornění, na která je třeba odpovědět.
decision-doubt = { $warning ->
    [of_assembly] Podle slov nebo paragrafu patří věc zastupitelstvu (§ 84 odst. 2, § 85).
    [reserved] Podle slov jde o věc, kterou má v obci bez rady zastupitelstvo (§ 102 odst. 4).
    [budget] Rozpočtové opatření smí starosta jen v rozsahu, který mu svěřilo zastupitelstvo (§ 102 odst. 2 písm. a).
   *[other] Program má k této věci pochybnost, kterou umí popsat jen novější verze.
 }
decision-doubt-answer = { $warning ->
    [budget] Kterým usnesením to zastupitelstvo svěřilo
   *[other] Proč o ní přesto může rozhodnout starosta
 }
decision-doubt-missing = Odpovězte, nebo věc předejte zastupitelstvu.
decision-made = Rozhodnutí { $number } je vydané { $tasks ->
    [0] a neukládá žádný úkol.
    [one] a ukládá { $tasks } úkol.
    [few] a ukládá { $tasks } úkoly.
   *[other] a ukládá { $tasks } úkolů.
 }
decision-made-plain = Rozhodnutí je vydané.

## Nerozhodovat

leave-title = Nerozhodovat o tisku „{ $title }“?
leave-to = Komu tisk půjde
leave-to-assembly = Zastupitelstvu
leave-to-drafter = Zpátky zpracovateli
leave-to-assembly-text = Tisk bude čekat na zařazení na zasedání. Tak postupujte i tehdy, když máte na věci osobní zájem (§ 83 odst. 2).
leave-to-drafter-text = O tisku se v této podobě nerozhodne. Zpracovatel ho může přepracovat a předložit znovu.
leave-own-text = Návrh člena zastupitelstva nebo výboru zpracovateli vrátit nejde, zpátky ho vezme jen ten, kdo ho podal (§ 94 odst. 1).
leave-conflict = { $who ->
    [another] Ten, za koho zapisujete, má na věci osobní zájem (§ 83 odst. 2)
   *[me] Mám na věci osobní zájem (§ 83 odst. 2)
 }
leave-conflict-words = Osobní zájem { $who ->
    [deputy] místostarosty
   *[mayor] starosty
 } (§ 83 odst. 2): { $reason }
leave-confirm = Předat dál
leave-reason-missing = Napište důvod.
leave-done-assembly = Tisk čeká na zastupitelstvo.
leave-done-drafter = Tisk se vrátil zpracovateli.
leave-done-council = Tisk čeká na zařazení na jednání rady.
# Důvod, který se zapíše do historie tisku.
leave-council-reason = V obci už působí rada, a věc je proto její.

## Zpráva zastupitelstvu

decisions-report = Zpráva zastupitelstvu
decisions-report-since = { $count ->
    [0] Od zasedání { $day } nebylo vydáno žádné rozhodnutí.
    [one] Od zasedání { $day } bylo vydáno { $count } rozhodnutí: { $numbers }.
    [few] Od zasedání { $day } byla vydána { $count } rozhodnutí: { $numbers }.
   *[other] Od zasedání { $day } bylo vydáno { $count } rozhodnutí: { $numbers }.
 }
decisions-report-all = { $count ->
    [0] Zatím není o čem zastupitelstvu říct.
    [one] Bylo vydáno { $count } rozhodnutí: { $numbers }.
    [few] Byla vydána { $count } rozhodnutí: { $numbers }.
   *[other] Bylo vydáno { $count } rozhodnutí: { $numbers }.
 }
decisions-report-add = Dát zprávu na program { $day }
decisions-report-added = Zpráva je na programu zasedání.
decisions-report-there = Na programu { $day } už je zpráva o rozhodnutích: { $numbers }.
decisions-report-nowhere = Zasedání zatím není naplánované.
# Název bodu programu.
decisions-report-item = Zpráva o rozhodnutích starosty v působnosti rady ({ $numbers })
decisions-report-why = Zastupitelstvo o rozhodnutích starosty ještě neví.

## U jednoho rozhodnutí

resolutions-by-mayor = Kdo rozhodl
resolutions-by-mayor-text = v působnosti rady podle § 99 odst. 2 zákona o obcích
resolutions-by-deputy = v zastoupení: { $mayor } ({ $absence })
resolutions-by-deputy-vacant = starosta nevykonával funkci ({ $absence })
resolutions-decision = Rozhodnutí { $number }
resolutions-decision-print = Rozhodnutí
resolutions-mayor-doubt = { $warning } Odpověď: { $words }
decisions-revoke = Zrušit rozhodnutí
decisions-revoke-title = Čím se rozhodnutí { $number } ruší?
decisions-revoke-text = Zrušit je může jen pozdější rozhodnutí starosty nebo usnesení zastupitelstva. Číslo zůstane, otevřené úkoly skončí jako zrušené.
decisions-revoking = Rušící rozhodnutí nebo usnesení
decisions-revoked = Rozhodnutí { $number } je zrušeno.
decisions-revoked-by = Rozhodnutí už neplatí, zrušilo je
