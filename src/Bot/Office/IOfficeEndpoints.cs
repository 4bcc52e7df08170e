namespace ChatBot.Bot.Office;

/// <summary>Something else that the socket offers to this machine beside the operations (the terminal's conversation).</summary>
internal interface IOfficeEndpoints
{
    void Map(IEndpointRouteBuilder endpoints);
}
