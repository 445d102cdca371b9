// The program that opens PDF files for tests: it does what the binary does when it is started for that, and no more.
#include <cstring>

#include "document/pdf_child.h"

/// What poppler's font library keeps until the end is no leak of ours, and its report would end the child badly.
extern "C" const char* __asan_default_options() {  // NOLINT(bugprone-reserved-identifier): the sanitizer's name
  return "detect_leaks=0";
}

int main(int argc, char** argv) {
  return argc == 2 && argv[1] == document::pdf_child_option ? document::be_pdf_child() : 2;
}
