### The support package and the note about a fall of the program.

support-title = Support package
support-open = Prepare the package
# In the help, above the button.
support-offer = When something does not work, save the package and send it to your administrator. It holds nothing of the content of your documents.
support-text = The package will hold only what you see below: versions of the program, its diary and counts in the store. No texts, names or attachments. Nothing is sent anywhere on its own.
support-contents = Files in the package
support-cut = Only the end is shown, the whole file is saved.
support-save = Save the package
support-cancel = Do not save
support-done = Done
support-saved = The package is saved: { $path }
support-show = Show in folder
support-next = Send it to your administrator or to the authors of the program, with a description of what you were doing.
support-not-saved = The folder { $folder } cannot be written. The package is still prepared. Make room on the disk and save it again.
support-gone = The package is not saved yet. Save it again.

## After a fall of the program

crash-title = The program stopped unexpectedly ({ $when }).
crash-text = Saved work is in order. The support package helps to find the cause.
crash-package = Prepare the package
crash-dismiss = Do not remind me
