// Contents: the bytes of a mail's files apart from the mail, and back in their places.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "mail/message.h"

namespace mail {

/// The message with its files by name and type alone.
Message without_contents(Message message);

/// The bytes of a mail with these contents in the places of its files, in their order.
///
/// mime:    what `mime_of` gave for `without_contents` of a message
/// returns: what `mime_of` gives for the message itself, where the contents are its own
/// throws:  std::invalid_argument where there are not as many files as contents
std::string with_contents(std::string_view mime, const std::vector<std::string>& contents);

}  // namespace mail
