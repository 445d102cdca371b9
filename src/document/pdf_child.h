// The child that opens a PDF: whatever a stranger's file does to the library, it does to a process that has nothing.
#pragma once
#include <string_view>

namespace document {

/// The only argument with which a program is started to be that child.
constexpr std::string_view pdf_child_option = "--read-pdf-from-stdin";

/// Reads a PDF from standard input and writes its dump (see pdf_dump.h) to standard output, under limits of memory
/// (1 GiB), processor time (90 s) and open files (16); it can write no file, and ends when its parent ends.
///
/// return: the exit code of the process, 0 where the dump is whole, be it that of a refusal
int be_pdf_child();

}  // namespace document
