#pragma once

#include <pg_query/pg_query.pb-c.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

// The generic side of a tree of PostgreSQL: what a node of any kind holds.
namespace datapilot::worker::guard {

template <class Value>
Value& field_at(ProtobufCMessage& message, std::size_t offset) {
    return *reinterpret_cast<Value*>(reinterpret_cast<char*>(&message) + offset);
}

// Whether it has a value; a number, name or flag that is zero or empty has none.
bool is_set(ProtobufCMessage& message, const ProtobufCFieldDescriptor& field);

// Tells of each field that has a value: its name, and the nodes in it.
template <class Visit>
void for_each_field(ProtobufCMessage& message, Visit visit) {
    const std::span fields{message.descriptor->fields, message.descriptor->n_fields};
    for (const auto& field : fields) {
        if (!is_set(message, field)) continue;
        std::span<ProtobufCMessage*> nodes;
        if (field.type == PROTOBUF_C_TYPE_MESSAGE) {
            nodes = field.label == PROTOBUF_C_LABEL_REPEATED
                        ? std::span{field_at<ProtobufCMessage**>(message, field.offset),
                                    field_at<std::size_t>(message, field.quantifier_offset)}
                        : std::span{&field_at<ProtobufCMessage*>(message, field.offset), 1};
        }
        visit(std::string_view{field.name}, nodes);
    }
}

template <class Node>
Node& as(ProtobufCMessage& message) {
    return reinterpret_cast<Node&>(message);
}

// The text of a String; "" of any other node.
std::string text_of(const PgQuery__Node& node);
// The texts of a list of Strings, as names of functions, types and columns are.
std::vector<std::string> texts_of(PgQuery__Node* const* nodes, std::size_t count);

}  // namespace datapilot::worker::guard
