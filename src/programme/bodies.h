// Bodies: telling the name of an agency from a sentence, by the nouns with which such names begin in any province.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace programme {

/// Whether the words begin like the name of a body: with a noun of institutions ("Ủy ban", "Đảng ủy", "Văn phòng"),
/// with one that needs a capital after it ("Sở Nội vụ", but not "sở hữu"), or with "các" and such a noun ("Các xã,
/// phường"). Case does not matter, nor do the two ways of writing "ủy".
bool begins_with_body(std::string_view words);

/// How many bytes the noun of bodies takes with which the words begin, in either case: «Ủy ban», «giám đốc», «sở»; 0
/// for none. A noun that needs a capital after it counts only before one.
std::size_t body_noun_at(std::string_view words);

/// Whether the whole text is the name of a body, or of several, and no sentence about one: it begins with a body, is at
/// most 250 bytes long, has no stop or semicolon at its end, and none of the words that a name does not hold ("chủ
/// trì").
bool names_a_body(std::string_view text);

/// Whether the whole text names someone by the body they lead: «Giám đốc Sở Y tế», «Chủ tịch UBND các xã, phường».
bool names_a_head(std::string_view text);

/// The bodies one by one, as printed.
///
/// A comma or "và" parts two bodies where a capitalised body, "các" with the noun of a body, or an abbreviation
/// («UBKT») begins after it, a stroke or dash where a capitalised body does; a semicolon parts always; a line end where
/// a capital or "các" follows, and nothing that is unfinished stands before it. So names that hold commas or "và" stay
/// whole ("Sở Văn hóa, Thể thao và Du lịch"), and so do collective ones
/// ("Các đảng ủy xã, phường"; "Các cấp ủy, các tổ chức đảng") and the joint office of two councils ("Văn phòng Đoàn đại
/// biểu Quốc hội và Hội đồng nhân dân tỉnh").
std::vector<std::string> bodies_in(std::string_view printed);

}  // namespace programme
