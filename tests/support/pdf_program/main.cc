// The program that opens PDF files for tests: it does what the binary does when it is started for that, and no more.
#include <cstring>

#include "document/pdf_child.h"

int main(int argc, char** argv) {
  return argc == 2 && argv[1] == document::pdf_child_option ? document::be_pdf_child() : 2;
}
