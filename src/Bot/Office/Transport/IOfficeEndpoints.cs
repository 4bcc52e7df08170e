namespace ChatBot.Bot.Office.Transport;

/// <summary>Something else that the socket offers to this machine beside the operations (the terminal's conversation).</summary>
internal interface IOfficeEndpoints
{
    void Map(IEndpointRouteBuilder endpoints);
}
