### Obálka: podklady jednání v zašifrovaném souboru, otevřené na kterémkoli počítači.

envelope = Obálka
envelope-open = Otevřít obálku…
envelope-title = Otevřít obálku s podklady
envelope-text = Soubor s koncovkou .obalka přišel z úřadu. Otevře se tady, i když v tomto počítači žádný úřad není.
envelope-help = Obálka obsahuje program, tisky a přílohy jednoho jednání. Co napíšete, zůstává v tomto počítači, dokud to neuložíte jako odpověď a nepošlete úřadu.
envelope-file = Soubor
envelope-choose = Vybrat soubor
envelope-chosen = { $name }
envelope-none = Zatím není vybraný žádný soubor.
envelope-phrase = Heslová věta
envelope-phrase-hint = Řekl vám ji úřad jinou cestou, třeba telefonem.
envelope-unlock = Otevřít
envelope-back = Zpět
envelope-close = Zavřít obálku
envelope-head = { $body }: { $day } v { $time }
envelope-for = Pro: { $name } · verze { $number } · odeslal(a) { $by }
envelope-kept-back = { $count ->
    [one] { $count } neveřejný materiál v obálce není, zůstal na úřadě.
    [few] { $count } neveřejné materiály v obálce nejsou, zůstaly na úřadě.
   *[other] { $count } neveřejných materiálů v obálce není, zůstaly na úřadě.
}
envelope-programme = Program
envelope-common = K celému jednání
envelope-files = Dokumenty
envelope-changes = Co se změnilo
envelope-state-withdrawn = stažený
envelope-state-postponed = odložený
envelope-presenter = Předkládá { $name }
envelope-report = Důvodová zpráva
envelope-draft = Návrh usnesení
envelope-no-paper = K tomuto bodu není tisk.
envelope-note = Poznámka k tisku
envelope-note-hint = Po načtení na úřadě ji uvidí všichni, kdo vidí tisk.
envelope-opinion = Stanovisko, o které jste žádáni
envelope-opinion-none = zatím nevyjádřeno
envelope-opinion-text = Odůvodnění
envelope-conflict = Střet zájmů
envelope-conflict-hint = Vyplňte, jen když nějaký máte (§ 83 odst. 2).
envelope-apology = Omluva z jednání
envelope-apology-hint = Napište důvod, jen když nepřijdete. Uvidí ho jen ten, kdo jednání vede a připravuje.
envelope-save = Uložit odpověď pro úřad
envelope-save-title = Kam uložit odpověď
envelope-saved = Odpověď je uložená: { $file }. Pošlete ji úřadu.
envelope-kept = Napsané zůstává v tomto počítači.
envelope-private = neveřejný
