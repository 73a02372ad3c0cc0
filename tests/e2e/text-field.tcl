# A text field in a window of its own; what it holds is written to the file given.
wm title . "Text field"
wm geometry . 400x120+40+40
pack [text .field] -expand yes -fill both
focus -force .field
proc write {} {
  set file [open [lindex $::argv 0] w]
  fconfigure $file -encoding utf-8
  puts -nonewline $file [.field get 1.0 end-1c]
  close $file
  after 50 write
}
write
