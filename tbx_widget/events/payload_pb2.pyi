from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Event(_message.Message):
    __slots__ = ("wall_time", "step", "graph_def", "summary", "tagged_run_metadata", "meta_graph_def")
    WALL_TIME_FIELD_NUMBER: _ClassVar[int]
    STEP_FIELD_NUMBER: _ClassVar[int]
    GRAPH_DEF_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    TAGGED_RUN_METADATA_FIELD_NUMBER: _ClassVar[int]
    META_GRAPH_DEF_FIELD_NUMBER: _ClassVar[int]
    wall_time: float
    step: int
    graph_def: bytes
    summary: Summary
    tagged_run_metadata: TaggedRunMetadata
    meta_graph_def: bytes
    def __init__(self, wall_time: _Optional[float] = ..., step: _Optional[int] = ..., graph_def: _Optional[bytes] = ..., summary: _Optional[_Union[Summary, _Mapping]] = ..., tagged_run_metadata: _Optional[_Union[TaggedRunMetadata, _Mapping]] = ..., meta_graph_def: _Optional[bytes] = ...) -> None: ...

class TaggedRunMetadata(_message.Message):
    __slots__ = ("run_metadata",)
    RUN_METADATA_FIELD_NUMBER: _ClassVar[int]
    run_metadata: bytes
    def __init__(self, run_metadata: _Optional[bytes] = ...) -> None: ...

class Summary(_message.Message):
    __slots__ = ("value",)
    class Value(_message.Message):
        __slots__ = ("metadata", "image", "histo", "audio", "tensor")
        METADATA_FIELD_NUMBER: _ClassVar[int]
        IMAGE_FIELD_NUMBER: _ClassVar[int]
        HISTO_FIELD_NUMBER: _ClassVar[int]
        AUDIO_FIELD_NUMBER: _ClassVar[int]
        TENSOR_FIELD_NUMBER: _ClassVar[int]
        metadata: Summary.Metadata
        image: Image
        histo: Histogram
        audio: Audio
        tensor: Tensor
        def __init__(self, metadata: _Optional[_Union[Summary.Metadata, _Mapping]] = ..., image: _Optional[_Union[Image, _Mapping]] = ..., histo: _Optional[_Union[Histogram, _Mapping]] = ..., audio: _Optional[_Union[Audio, _Mapping]] = ..., tensor: _Optional[_Union[Tensor, _Mapping]] = ...) -> None: ...
    class Metadata(_message.Message):
        __slots__ = ("plugin_data",)
        class PluginData(_message.Message):
            __slots__ = ("content",)
            CONTENT_FIELD_NUMBER: _ClassVar[int]
            content: bytes
            def __init__(self, content: _Optional[bytes] = ...) -> None: ...
        PLUGIN_DATA_FIELD_NUMBER: _ClassVar[int]
        plugin_data: Summary.Metadata.PluginData
        def __init__(self, plugin_data: _Optional[_Union[Summary.Metadata.PluginData, _Mapping]] = ...) -> None: ...
    VALUE_FIELD_NUMBER: _ClassVar[int]
    value: _containers.RepeatedCompositeFieldContainer[Summary.Value]
    def __init__(self, value: _Optional[_Iterable[_Union[Summary.Value, _Mapping]]] = ...) -> None: ...

class Image(_message.Message):
    __slots__ = ("height", "width", "encoded_image_string")
    HEIGHT_FIELD_NUMBER: _ClassVar[int]
    WIDTH_FIELD_NUMBER: _ClassVar[int]
    ENCODED_IMAGE_STRING_FIELD_NUMBER: _ClassVar[int]
    height: int
    width: int
    encoded_image_string: bytes
    def __init__(self, height: _Optional[int] = ..., width: _Optional[int] = ..., encoded_image_string: _Optional[bytes] = ...) -> None: ...

class Histogram(_message.Message):
    __slots__ = ("min", "max", "num", "sum", "sum_squares", "bucket_limit", "bucket")
    MIN_FIELD_NUMBER: _ClassVar[int]
    MAX_FIELD_NUMBER: _ClassVar[int]
    NUM_FIELD_NUMBER: _ClassVar[int]
    SUM_FIELD_NUMBER: _ClassVar[int]
    SUM_SQUARES_FIELD_NUMBER: _ClassVar[int]
    BUCKET_LIMIT_FIELD_NUMBER: _ClassVar[int]
    BUCKET_FIELD_NUMBER: _ClassVar[int]
    min: float
    max: float
    num: float
    sum: float
    sum_squares: float
    bucket_limit: _containers.RepeatedScalarFieldContainer[float]
    bucket: _containers.RepeatedScalarFieldContainer[float]
    def __init__(self, min: _Optional[float] = ..., max: _Optional[float] = ..., num: _Optional[float] = ..., sum: _Optional[float] = ..., sum_squares: _Optional[float] = ..., bucket_limit: _Optional[_Iterable[float]] = ..., bucket: _Optional[_Iterable[float]] = ...) -> None: ...

class Audio(_message.Message):
    __slots__ = ("sample_rate", "num_channels", "length_frames", "encoded_audio_string", "content_type")
    SAMPLE_RATE_FIELD_NUMBER: _ClassVar[int]
    NUM_CHANNELS_FIELD_NUMBER: _ClassVar[int]
    LENGTH_FRAMES_FIELD_NUMBER: _ClassVar[int]
    ENCODED_AUDIO_STRING_FIELD_NUMBER: _ClassVar[int]
    CONTENT_TYPE_FIELD_NUMBER: _ClassVar[int]
    sample_rate: float
    num_channels: int
    length_frames: int
    encoded_audio_string: bytes
    content_type: bytes
    def __init__(self, sample_rate: _Optional[float] = ..., num_channels: _Optional[int] = ..., length_frames: _Optional[int] = ..., encoded_audio_string: _Optional[bytes] = ..., content_type: _Optional[bytes] = ...) -> None: ...

class Tensor(_message.Message):
    __slots__ = ("dtype", "tensor_shape", "tensor_content", "float_val", "double_val", "int_val", "string_val", "scomplex_val", "int64_val", "bool_val", "dcomplex_val", "half_val", "uint32_val", "uint64_val")
    class Shape(_message.Message):
        __slots__ = ("dim", "unknown_rank")
        class Dim(_message.Message):
            __slots__ = ("size",)
            SIZE_FIELD_NUMBER: _ClassVar[int]
            size: int
            def __init__(self, size: _Optional[int] = ...) -> None: ...
        DIM_FIELD_NUMBER: _ClassVar[int]
        UNKNOWN_RANK_FIELD_NUMBER: _ClassVar[int]
        dim: _containers.RepeatedCompositeFieldContainer[Tensor.Shape.Dim]
        unknown_rank: bool
        def __init__(self, dim: _Optional[_Iterable[_Union[Tensor.Shape.Dim, _Mapping]]] = ..., unknown_rank: bool = ...) -> None: ...
    DTYPE_FIELD_NUMBER: _ClassVar[int]
    TENSOR_SHAPE_FIELD_NUMBER: _ClassVar[int]
    TENSOR_CONTENT_FIELD_NUMBER: _ClassVar[int]
    FLOAT_VAL_FIELD_NUMBER: _ClassVar[int]
    DOUBLE_VAL_FIELD_NUMBER: _ClassVar[int]
    INT_VAL_FIELD_NUMBER: _ClassVar[int]
    STRING_VAL_FIELD_NUMBER: _ClassVar[int]
    SCOMPLEX_VAL_FIELD_NUMBER: _ClassVar[int]
    INT64_VAL_FIELD_NUMBER: _ClassVar[int]
    BOOL_VAL_FIELD_NUMBER: _ClassVar[int]
    DCOMPLEX_VAL_FIELD_NUMBER: _ClassVar[int]
    HALF_VAL_FIELD_NUMBER: _ClassVar[int]
    UINT32_VAL_FIELD_NUMBER: _ClassVar[int]
    UINT64_VAL_FIELD_NUMBER: _ClassVar[int]
    dtype: int
    tensor_shape: Tensor.Shape
    tensor_content: bytes
    float_val: _containers.RepeatedScalarFieldContainer[float]
    double_val: _containers.RepeatedScalarFieldContainer[float]
    int_val: _containers.RepeatedScalarFieldContainer[int]
    string_val: _containers.RepeatedScalarFieldContainer[bytes]
    scomplex_val: _containers.RepeatedScalarFieldContainer[float]
    int64_val: _containers.RepeatedScalarFieldContainer[int]
    bool_val: _containers.RepeatedScalarFieldContainer[bool]
    dcomplex_val: _containers.RepeatedScalarFieldContainer[float]
    half_val: _containers.RepeatedScalarFieldContainer[int]
    uint32_val: _containers.RepeatedScalarFieldContainer[int]
    uint64_val: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, dtype: _Optional[int] = ..., tensor_shape: _Optional[_Union[Tensor.Shape, _Mapping]] = ..., tensor_content: _Optional[bytes] = ..., float_val: _Optional[_Iterable[float]] = ..., double_val: _Optional[_Iterable[float]] = ..., int_val: _Optional[_Iterable[int]] = ..., string_val: _Optional[_Iterable[bytes]] = ..., scomplex_val: _Optional[_Iterable[float]] = ..., int64_val: _Optional[_Iterable[int]] = ..., bool_val: _Optional[_Iterable[bool]] = ..., dcomplex_val: _Optional[_Iterable[float]] = ..., half_val: _Optional[_Iterable[int]] = ..., uint32_val: _Optional[_Iterable[int]] = ..., uint64_val: _Optional[_Iterable[int]] = ...) -> None: ...

class HParamsPluginData(_message.Message):
    __slots__ = ("experiment", "session_start_info", "session_end_info")
    EXPERIMENT_FIELD_NUMBER: _ClassVar[int]
    SESSION_START_INFO_FIELD_NUMBER: _ClassVar[int]
    SESSION_END_INFO_FIELD_NUMBER: _ClassVar[int]
    experiment: Experiment
    session_start_info: SessionStartInfo
    session_end_info: SessionEndInfo
    def __init__(self, experiment: _Optional[_Union[Experiment, _Mapping]] = ..., session_start_info: _Optional[_Union[SessionStartInfo, _Mapping]] = ..., session_end_info: _Optional[_Union[SessionEndInfo, _Mapping]] = ...) -> None: ...

class Experiment(_message.Message):
    __slots__ = ("metric_infos",)
    class MetricInfo(_message.Message):
        __slots__ = ("name",)
        NAME_FIELD_NUMBER: _ClassVar[int]
        name: Experiment.Name
        def __init__(self, name: _Optional[_Union[Experiment.Name, _Mapping]] = ...) -> None: ...
    class Name(_message.Message):
        __slots__ = ("group", "tag")
        GROUP_FIELD_NUMBER: _ClassVar[int]
        TAG_FIELD_NUMBER: _ClassVar[int]
        group: bytes
        tag: bytes
        def __init__(self, group: _Optional[bytes] = ..., tag: _Optional[bytes] = ...) -> None: ...
    METRIC_INFOS_FIELD_NUMBER: _ClassVar[int]
    metric_infos: _containers.RepeatedCompositeFieldContainer[Experiment.MetricInfo]
    def __init__(self, metric_infos: _Optional[_Iterable[_Union[Experiment.MetricInfo, _Mapping]]] = ...) -> None: ...

class SessionStartInfo(_message.Message):
    __slots__ = ("hparams", "group_name", "start_time_secs")
    class HParam(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: bytes
        value: SessionStartInfo.Setting
        def __init__(self, key: _Optional[bytes] = ..., value: _Optional[_Union[SessionStartInfo.Setting, _Mapping]] = ...) -> None: ...
    class Setting(_message.Message):
        __slots__ = ("number_value", "string_value", "bool_value")
        NUMBER_VALUE_FIELD_NUMBER: _ClassVar[int]
        STRING_VALUE_FIELD_NUMBER: _ClassVar[int]
        BOOL_VALUE_FIELD_NUMBER: _ClassVar[int]
        number_value: float
        string_value: bytes
        bool_value: bool
        def __init__(self, number_value: _Optional[float] = ..., string_value: _Optional[bytes] = ..., bool_value: bool = ...) -> None: ...
    HPARAMS_FIELD_NUMBER: _ClassVar[int]
    GROUP_NAME_FIELD_NUMBER: _ClassVar[int]
    START_TIME_SECS_FIELD_NUMBER: _ClassVar[int]
    hparams: _containers.RepeatedCompositeFieldContainer[SessionStartInfo.HParam]
    group_name: bytes
    start_time_secs: float
    def __init__(self, hparams: _Optional[_Iterable[_Union[SessionStartInfo.HParam, _Mapping]]] = ..., group_name: _Optional[bytes] = ..., start_time_secs: _Optional[float] = ...) -> None: ...

class SessionEndInfo(_message.Message):
    __slots__ = ("status", "end_time_secs")
    STATUS_FIELD_NUMBER: _ClassVar[int]
    END_TIME_SECS_FIELD_NUMBER: _ClassVar[int]
    status: int
    end_time_secs: float
    def __init__(self, status: _Optional[int] = ..., end_time_secs: _Optional[float] = ...) -> None: ...

class MeshPluginData(_message.Message):
    __slots__ = ("name", "content_type", "json_config")
    NAME_FIELD_NUMBER: _ClassVar[int]
    CONTENT_TYPE_FIELD_NUMBER: _ClassVar[int]
    JSON_CONFIG_FIELD_NUMBER: _ClassVar[int]
    name: bytes
    content_type: int
    json_config: bytes
    def __init__(self, name: _Optional[bytes] = ..., content_type: _Optional[int] = ..., json_config: _Optional[bytes] = ...) -> None: ...

class Layout(_message.Message):
    __slots__ = ("category",)
    class Category(_message.Message):
        __slots__ = ("title", "chart", "closed")
        TITLE_FIELD_NUMBER: _ClassVar[int]
        CHART_FIELD_NUMBER: _ClassVar[int]
        CLOSED_FIELD_NUMBER: _ClassVar[int]
        title: bytes
        chart: _containers.RepeatedCompositeFieldContainer[Layout.Chart]
        closed: bool
        def __init__(self, title: _Optional[bytes] = ..., chart: _Optional[_Iterable[_Union[Layout.Chart, _Mapping]]] = ..., closed: bool = ...) -> None: ...
    class Chart(_message.Message):
        __slots__ = ("title", "multiline", "margin")
        TITLE_FIELD_NUMBER: _ClassVar[int]
        MULTILINE_FIELD_NUMBER: _ClassVar[int]
        MARGIN_FIELD_NUMBER: _ClassVar[int]
        title: bytes
        multiline: Layout.Multiline
        margin: Layout.Margin
        def __init__(self, title: _Optional[bytes] = ..., multiline: _Optional[_Union[Layout.Multiline, _Mapping]] = ..., margin: _Optional[_Union[Layout.Margin, _Mapping]] = ...) -> None: ...
    class Multiline(_message.Message):
        __slots__ = ("tag",)
        TAG_FIELD_NUMBER: _ClassVar[int]
        tag: _containers.RepeatedScalarFieldContainer[bytes]
        def __init__(self, tag: _Optional[_Iterable[bytes]] = ...) -> None: ...
    class Margin(_message.Message):
        __slots__ = ("series",)
        class Series(_message.Message):
            __slots__ = ("value", "lower", "upper")
            VALUE_FIELD_NUMBER: _ClassVar[int]
            LOWER_FIELD_NUMBER: _ClassVar[int]
            UPPER_FIELD_NUMBER: _ClassVar[int]
            value: bytes
            lower: bytes
            upper: bytes
            def __init__(self, value: _Optional[bytes] = ..., lower: _Optional[bytes] = ..., upper: _Optional[bytes] = ...) -> None: ...
        SERIES_FIELD_NUMBER: _ClassVar[int]
        series: _containers.RepeatedCompositeFieldContainer[Layout.Margin.Series]
        def __init__(self, series: _Optional[_Iterable[_Union[Layout.Margin.Series, _Mapping]]] = ...) -> None: ...
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    category: _containers.RepeatedCompositeFieldContainer[Layout.Category]
    def __init__(self, category: _Optional[_Iterable[_Union[Layout.Category, _Mapping]]] = ...) -> None: ...
