#include "worker/guard/postgresql_fields.h"

namespace datapilot::worker::guard {

bool is_set(ProtobufCMessage& message, const ProtobufCFieldDescriptor& field) {
    if (field.label == PROTOBUF_C_LABEL_REPEATED) {
        return field_at<std::size_t>(message, field.quantifier_offset) > 0;
    }
    if ((field.flags & PROTOBUF_C_FIELD_FLAG_ONEOF) != 0) {
        return field_at<uint32_t>(message, field.quantifier_offset) == field.id;
    }
    switch (field.type) {
        case PROTOBUF_C_TYPE_MESSAGE:
            return field_at<const ProtobufCMessage*>(message, field.offset) != nullptr;
        case PROTOBUF_C_TYPE_STRING: {
            const auto* text = field_at<const char*>(message, field.offset);
            return text && *text;
        }
        case PROTOBUF_C_TYPE_UINT64:
        case PROTOBUF_C_TYPE_INT64:
            return field_at<uint64_t>(message, field.offset) != 0;
        default:
            return field_at<uint32_t>(message, field.offset) != 0;
    }
}

std::string text_of(const PgQuery__Node& node) {
    return node.node_case == PG_QUERY__NODE__NODE_STRING ? node.string->sval : "";
}

std::vector<std::string> texts_of(PgQuery__Node* const* nodes, std::size_t count) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < count; ++i) texts.push_back(text_of(*nodes[i]));
    return texts;
}

}  // namespace datapilot::worker::guard
