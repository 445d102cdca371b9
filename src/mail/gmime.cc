#include "mail/gmime.h"

namespace mail {
namespace {

class Library {
 public:
  Library() { g_mime_init(); }
  ~Library() { g_mime_shutdown(); }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
};

}  // namespace

void use_gmime() { static const Library library; }

std::string bytes_of(GMimeObject* object) {
  const auto format = owned(g_mime_format_options_new());
  g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
  return taken(g_mime_object_to_string(object, format.get()));
}

}  // namespace mail
